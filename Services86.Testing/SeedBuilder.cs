using Services86.Host.TestMode.Seeding;

namespace Services86.Testing;

/// <summary>Collects what a seed stores.</summary>
public sealed class SeedBuilder
{
    private readonly List<UserSeed> _users = [];
    private readonly List<SeedApplication> _applications = [];
    private bool _isBaseline;

    internal SeedBuilder()
    {
    }

    /// <summary>Adds a user, an employee with the password <see cref="Services86Server.DefaultPassword"/>.</summary>
    /// <param name="name">The login name.</param>
    /// <param name="configure">Changes the user, and adds records of the user; null for neither.</param>
    public SeedBuilder User(string name, Action<UserSeed>? configure = null)
    {
        var user = new UserSeed($"users[{_users.Count}] ({name})", name);
        configure?.Invoke(user);
        _users.Add(user);
        return this;
    }

    /// <summary>Registers an application.</summary>
    /// <param name="name">The name.</param>
    /// <param name="agents">The names of the agents that the application may call, besides SoPrincipal.</param>
    public SeedBuilder Application(string name, params string[] agents)
    {
        _applications.Add(new SeedApplication($"applications[{_applications.Count}] ({name})", name, agents));
        return this;
    }

    /// <summary>Makes the state after the seed the one that a reset goes back to.</summary>
    public SeedBuilder AsBaseline()
    {
        _isBaseline = true;
        return this;
    }

    internal Seed Build() => new([.. _users.Select(user => user.Build())], _applications, [], _isBaseline);
}
