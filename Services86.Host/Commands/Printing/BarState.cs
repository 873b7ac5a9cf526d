namespace Services86.Host.Commands.Printing;

/// <summary>The state of a bar that shows progress.</summary>
/// <param name="Title">What is done. Another title is another bar.</param>
/// <param name="Done">The number of things that are done.</param>
/// <param name="Total">The number of things to do.</param>
internal readonly record struct BarState(string Title, double Done, double Total);
