namespace Services86.Host.Commands.Printing;

/// <summary>A column of a list.</summary>
/// <param name="Heading">The heading, which is shown on a terminal.</param>
/// <param name="Text">Gets the text of a row; null is shown as a dash.</param>
internal sealed record Column<T>(string Heading, Func<T, string?> Text);
