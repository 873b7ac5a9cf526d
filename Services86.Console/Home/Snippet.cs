namespace Services86.WebConsole.Home;

/// <summary>A program that connects to the server.</summary>
/// <param name="Id">The name of its file, such as <c>php</c>.</param>
/// <param name="Title">The language or the program, as a heading.</param>
/// <param name="Text">The program.</param>
/// <param name="Remark">What the program needs.</param>
internal sealed record Snippet(string Id, string Title, string Text, string Remark)
{
    /// <summary>Gets the commands that come before the program; null for none.</summary>
    public string? Setup { get; init; }
}
