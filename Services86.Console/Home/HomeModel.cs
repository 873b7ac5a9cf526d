namespace Services86.WebConsole.Home;

/// <summary>What the page at <c>/</c> shows.</summary>
/// <param name="Version">The version of the program.</param>
/// <param name="Database">The name of the database engine.</param>
/// <param name="Agents">The agents.</param>
/// <param name="Snippets">The programs that connect.</param>
internal sealed record HomeModel(
    string Version, string Database, IReadOnlyList<HomeAgent> Agents, IReadOnlyList<Snippet> Snippets);
