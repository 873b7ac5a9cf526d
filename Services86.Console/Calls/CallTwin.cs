namespace Services86.WebConsole.Calls;

/// <summary>The same call in another protocol, as a program to copy.</summary>
/// <param name="Id">The name of the program, such as <c>php</c>.</param>
/// <param name="Title">The language or the tool.</param>
/// <param name="Text">The program.</param>
internal sealed record CallTwin(string Id, string Title, string Text);
