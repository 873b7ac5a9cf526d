using Services86.WebConsole.Journal;

namespace Services86.WebConsole.Calls;

/// <summary>What the list of calls shows.</summary>
/// <param name="Filter">Which calls are listed.</param>
/// <param name="Agents">The names of the agents.</param>
/// <param name="Calls">The calls, the newest first.</param>
/// <param name="HasMore">Whether there are older calls.</param>
/// <param name="IsOn">Whether the server keeps calls.</param>
internal sealed record CallsModel(
    CallFilter Filter, IReadOnlyList<string> Agents, IReadOnlyList<JournalEntry> Calls, bool HasMore, bool IsOn);
