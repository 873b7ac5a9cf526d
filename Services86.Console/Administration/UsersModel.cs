using Services86.Data.Associates;

namespace Services86.WebConsole.Administration;

/// <summary>What the list of users shows.</summary>
/// <param name="Users">The users.</param>
internal sealed record UsersModel(IReadOnlyList<Associate> Users);
