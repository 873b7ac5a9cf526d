using Services86.Host.TestMode.Seeding;

namespace Services86.Testing;

/// <summary>The ids of what a seed has stored.</summary>
public sealed class SeededData
{
    private readonly SeedResult _result;

    internal SeededData(SeedResult result) => _result = result;

    /// <summary>Gets the id of a user.</summary>
    /// <param name="name">The login name, as in the seed.</param>
    /// <exception cref="InvalidOperationException">The seed has no such user.</exception>
    public int AssociateIdOf(string name) => User(name).AssociateId;

    /// <summary>Gets the ids of the ServiceAuths of a user, in the order of the seed.</summary>
    /// <inheritdoc cref="AssociateIdOf"/>
    public IReadOnlyList<int> ServiceAuthIdsOf(string name) => User(name).ServiceAuths;

    /// <summary>Gets the ids of the e-mail accounts of a user, in the order of the seed.</summary>
    /// <inheritdoc cref="AssociateIdOf"/>
    public IReadOnlyList<int> EMailAccountIdsOf(string name) => User(name).EMailAccounts;

    /// <summary>Gets the token of an application.</summary>
    /// <param name="name">The name, as in the seed.</param>
    /// <exception cref="InvalidOperationException">The seed has no such application.</exception>
    public string ApplicationTokenOf(string name) =>
        _result.Applications.FirstOrDefault(application => application.Name == name)?.Token
        ?? throw new InvalidOperationException($"The seed has no application {name}.");

    private SeededUser User(string name) =>
        _result.Users.FirstOrDefault(user => user.Name == name)
        ?? throw new InvalidOperationException($"The seed has no user {name}.");
}
