namespace Services86.WebConsole.Administration;

/// <summary>Which entries of the audit are listed.</summary>
/// <param name="User">The login name of the actor or the owner; empty for all.</param>
/// <param name="Since">The first day, as <c>2026-03-01</c> in UTC; empty for all.</param>
/// <param name="Action">The action; empty for all.</param>
/// <param name="Record">The kind of the record; empty for all.</param>
/// <param name="Page">The number of the page, from 1.</param>
internal sealed record AuditFilter(string User, string Since, string Action, string Record, int Page)
{
    /// <summary>Gets the address of a page of the list, relative to the folder of the console.</summary>
    public string AddressOf(int page) =>
        $"audit?user={Uri.EscapeDataString(User)}&since={Since}&action={Uri.EscapeDataString(Action)}"
        + $"&record={Uri.EscapeDataString(Record)}&page={page}";
}
