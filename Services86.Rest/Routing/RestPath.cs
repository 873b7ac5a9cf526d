namespace Services86.Rest.Routing;

/// <summary>What a path below <c>/api</c> names.</summary>
/// <remarks>
/// Addresses of hosted installations begin with the name of a tenant, so whatever stands before <c>/api</c> does not
/// matter. Nor do case and a slash at the end.
/// </remarks>
internal readonly ref struct RestPath
{
    private const string Root = "api";
    private const string Version = "v1";
    private const string Agents = "Agents";
    private const string Session = "session";

    private RestPath(RestPathKind kind, ReadOnlySpan<char> before, ReadOnlySpan<char> agent, ReadOnlySpan<char> operation)
    {
        Kind = kind;
        Before = before;
        Agent = agent;
        Operation = operation;
    }

    /// <summary>What is named.</summary>
    public RestPathKind Kind { get; }

    /// <summary>What stands before <c>/api</c>: empty, or <c>/Cust12345</c>.</summary>
    public ReadOnlySpan<char> Before { get; }

    /// <summary>The name of the agent, in the case of the path; empty when none is named.</summary>
    public ReadOnlySpan<char> Agent { get; }

    /// <summary>The name of the operation, in the case of the path; empty when none is named.</summary>
    public ReadOnlySpan<char> Operation { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="found">What it names.</param>
    /// <returns>Whether it is a path of REST, known or not.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out RestPath found)
    {
        var rest = path;
        while (!rest.IsEmpty)
        {
            var before = path[..^rest.Length];
            if (NextSegment(ref rest).Equals(Root, StringComparison.OrdinalIgnoreCase))
            {
                found = BelowRoot(before, rest);
                return true;
            }
        }

        found = default;
        return false;
    }

    private static RestPath BelowRoot(ReadOnlySpan<char> before, ReadOnlySpan<char> rest)
    {
        var version = NextSegment(ref rest);
        var agents = NextSegment(ref rest);
        if (rest.IsEmpty && IsAbsentOr(version, Version) && agents.Equals(Session, StringComparison.OrdinalIgnoreCase))
        {
            return new RestPath(RestPathKind.Session, before, [], []);
        }

        var agent = NextSegment(ref rest);
        var operation = NextSegment(ref rest);
        if (!IsAbsentOr(version, Version) || !IsAbsentOr(agents, Agents) || !rest.IsEmpty)
        {
            return new RestPath(RestPathKind.Unknown, before, [], []);
        }

        var kind = !operation.IsEmpty ? RestPathKind.Operation
            : !agent.IsEmpty ? RestPathKind.Agent
            : !agents.IsEmpty ? RestPathKind.Agents
            : !version.IsEmpty ? RestPathKind.Version
            : RestPathKind.Root;
        return new RestPath(kind, before, agent, operation);
    }

    private static bool IsAbsentOr(ReadOnlySpan<char> segment, string name) =>
        segment.IsEmpty || segment.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> NextSegment(scoped ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart('/');
        var length = rest.IndexOf('/');
        var segment = length < 0 ? rest : rest[..length];
        rest = rest[segment.Length..];
        if (rest.Trim('/').IsEmpty)
        {
            rest = [];
        }

        return segment;
    }
}

/// <summary>What a path below <c>/api</c> can name.</summary>
internal enum RestPathKind
{
    /// <summary>Nothing that is served.</summary>
    Unknown,

    /// <summary>The whole: <c>/api</c>.</summary>
    Root,

    /// <summary>The version: <c>/api/v1</c>.</summary>
    Version,

    /// <summary>The session of a browser: <c>/api/v1/session</c>.</summary>
    Session,

    /// <summary>All agents: <c>/api/v1/Agents</c>.</summary>
    Agents,

    /// <summary>An agent, known or not: <c>/api/v1/Agents/User</c>.</summary>
    Agent,

    /// <summary>An operation, known or not: <c>/api/v1/Agents/User/GetUser</c>.</summary>
    Operation,
}
