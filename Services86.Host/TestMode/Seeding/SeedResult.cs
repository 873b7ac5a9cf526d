using System.Text.Json;

namespace Services86.Host.TestMode.Seeding;

/// <summary>The ids of what a seed has stored, in the order of the seed.</summary>
/// <param name="Users">The users.</param>
/// <param name="Applications">The applications, with their tokens.</param>
/// <param name="Calls">The results of the calls, each an object with a member for each part of the reply.</param>
internal sealed record SeedResult(
    IReadOnlyList<SeededUser> Users,
    IReadOnlyList<SeededApplication> Applications,
    IReadOnlyList<JsonElement> Calls);

/// <summary>A stored user.</summary>
/// <param name="Name">The login name.</param>
/// <param name="AssociateId">The id of the user.</param>
/// <param name="ServiceAuths">The ids of the logins to mail servers.</param>
/// <param name="EMailAccounts">The ids of the e-mail accounts.</param>
internal sealed record SeededUser(
    string Name, int AssociateId, IReadOnlyList<int> ServiceAuths, IReadOnlyList<int> EMailAccounts);

/// <summary>A registered application.</summary>
/// <param name="Name">The name.</param>
/// <param name="Token">The application token.</param>
internal sealed record SeededApplication(string Name, string Token);
