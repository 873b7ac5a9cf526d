namespace Services86.WebConsole.Layout;

/// <summary>A message in place of a page.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The message, with a remedy.</param>
internal sealed record MessageModel(string Title, string Text)
{
    /// <summary>Gets the text of a link; null for no link.</summary>
    public string? LinkText { get; init; }

    /// <summary>Gets the page in the console that the link leads to.</summary>
    public string? LinkPage { get; init; }
}
