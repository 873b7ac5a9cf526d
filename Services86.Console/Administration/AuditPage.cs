using System.Globalization;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Lists the audit, the newest entry first, by pages.</summary>
internal sealed class AuditPage(PageResponse responses, AuditRepository audit, AssociateRepository associates) : Page
{
    private const int PageSize = 50;
    private const int MaxPages = 200;

    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var filter = FilterOf(request);
        var entries = await FindAsync(filter, request.CancellationToken);
        var skipped = (filter.Page - 1) * PageSize;
        await responses.SendAsync<AuditView>(request, new AuditModel(
            filter, [.. entries.Skip(skipped).Take(PageSize)], entries.Count > skipped + PageSize));
    }

    private static AuditFilter FilterOf(PageRequest request)
    {
        var since = request.Query("since");
        return new AuditFilter(
            request.Query("user"),
            DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? since
                : "",
            request.Query("action"),
            request.Query("record"),
            int.TryParse(request.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, MaxPages)
                : 1);
    }

    // The query has no index for actions and records: they are filtered among the newest entries.
    private async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        int? userId = null;
        if (filter.User.Length > 0)
        {
            if (await associates.FindByNameAsync(filter.User, cancellationToken) is not { } user)
            {
                return [];
            }

            userId = user.AssociateId;
        }

        var since = filter.Since.Length == 0
            ? DateTimeOffset.UnixEpoch
            : new DateTimeOffset(
                DateTime.ParseExact(filter.Since, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero);
        var isNarrow = filter.Action.Length > 0 || filter.Record.Length > 0;
        var max = isNarrow ? PageSize * MaxPages : (filter.Page * PageSize) + 1;
        var entries = await audit.ListAsync(since, userId, max, cancellationToken);
        return
        [
            .. from entry in entries.Reverse()
               where filter.Action.Length == 0 || entry.Action == filter.Action
               where filter.Record.Length == 0 || entry.Record == filter.Record
               select entry,
        ];
    }
}
