using System.Text.Json.Nodes;

namespace Services86.Testing;

/// <summary>A failure that some calls get. Every member that is left out includes all calls.</summary>
public sealed record ServerFault
{
    /// <summary>Gets the protocol of the calls: <c>soap</c>, <c>soap1.1</c>, <c>soap1.2</c> or <c>rest</c>.</summary>
    /// <value>Default null: each.</value>
    public string? Protocol { get; init; }

    /// <summary>Gets the agent, such as <c>User</c>, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? Agent { get; init; }

    /// <summary>Gets the operation, such as <c>SaveServiceAuth</c>, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? Operation { get; init; }

    /// <summary>Gets the login name of the caller, or of a login, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? User { get; init; }

    /// <summary>Gets the number of calls that are executed as usual before the first one that fails.</summary>
    /// <value>Default 0.</value>
    public int Skip { get; init; }

    /// <summary>Gets n, of which each n-th call fails.</summary>
    /// <value>Default 1: each call.</value>
    public int Every { get; init; } = 1;

    /// <summary>Gets the number of calls that fail.</summary>
    /// <value>Default null: no limit.</value>
    public int? Times { get; init; }

    /// <summary>Gets what happens to the calls.</summary>
    public required FaultEffect Effect { get; init; }

    /// <summary>Gets the time that passes before a call is executed or fails.</summary>
    /// <value>Default zero.</value>
    public TimeSpan Delay { get; init; }

    internal JsonObject ToJson()
    {
        var effect = Effect.ToJson();
        if (Delay != TimeSpan.Zero)
        {
            effect["delay"] = new JsonObject { ["milliseconds"] = (int)Delay.TotalMilliseconds };
        }

        return new JsonObject
        {
            ["match"] = new JsonObject
            {
                ["protocol"] = Protocol,
                ["agent"] = Agent,
                ["operation"] = Operation,
                ["user"] = User,
            },
            ["skip"] = Skip,
            ["every"] = Every,
            ["times"] = Times,
            ["effect"] = effect,
        };
    }
}
