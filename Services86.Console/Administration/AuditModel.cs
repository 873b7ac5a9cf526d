using Services86.Data.Audit;

namespace Services86.WebConsole.Administration;

/// <summary>What the list of the audit shows.</summary>
/// <param name="Filter">Which entries are listed.</param>
/// <param name="Entries">The entries, the newest first.</param>
/// <param name="HasMore">Whether there are older entries.</param>
internal sealed record AuditModel(AuditFilter Filter, IReadOnlyList<AuditEntry> Entries, bool HasMore);
