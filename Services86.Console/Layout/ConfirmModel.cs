namespace Services86.WebConsole.Layout;

/// <summary>A question before something is destroyed.</summary>
/// <param name="Title">The question.</param>
/// <param name="Text">What will happen.</param>
/// <param name="Page">The page, relative to the folder of the console, whose form is sent again.</param>
/// <param name="Button">The text of the button.</param>
/// <param name="Fields">The fields of the form.</param>
internal sealed record ConfirmModel(
    string Title, string Text, string Page, string Button, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The name of the field that a confirmed form has.</summary>
    public const string Field = "confirmed";
}
