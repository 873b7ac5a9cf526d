namespace Services86.Rest.Routing;

/// <summary>The resource that a path below <c>/api</c> names.</summary>
/// <remarks>
/// Addresses of hosted installations begin with the name of a tenant, so any segments before <c>/api</c> are accepted.
/// Case and a trailing slash are ignored.
/// </remarks>
internal readonly ref struct RestPath
{
    private const string Root = "api";
    private const string Version = "v1";
    private const string Agents = "Agents";
    private const string Session = "session";

    private RestPath(
        RestPathKind kind, ReadOnlySpan<char> before, ReadOnlySpan<char> agent, ReadOnlySpan<char> operation)
    {
        Kind = kind;
        Before = before;
        Agent = agent;
        Operation = operation;
    }

    /// <summary>Gets the kind of the resource.</summary>
    public RestPathKind Kind { get; }

    /// <summary>Gets the path before <c>/api</c>: empty, or <c>/Cust12345</c>.</summary>
    public ReadOnlySpan<char> Before { get; }

    /// <summary>Gets the name of the agent, in the case of the path; empty if the path has none.</summary>
    public ReadOnlySpan<char> Agent { get; }

    /// <summary>Gets the name of the operation, in the case of the path; empty if the path has none.</summary>
    public ReadOnlySpan<char> Operation { get; }

    /// <summary>Parses a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="found">The resource.</param>
    /// <returns>Whether the path is below <c>/api</c>, known or not.</returns>
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

/// <summary>The kinds of resources below <c>/api</c>.</summary>
internal enum RestPathKind
{
    /// <summary>No known resource.</summary>
    Unknown,

    /// <summary>The root: <c>/api</c>.</summary>
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
