using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Data.Associates;
using Services86.Tests.Support;
using Services86.WebConsole.Journal;

namespace Services86.Tests.WebConsole.Journal;

/// <summary>Sends requests to a server, and reads its journal.</summary>
internal abstract class JournalFixture : RestFixture
{
    /// <summary>Gets an administrator who reads the journal.</summary>
    protected static Caller Administrator { get; } = new(1, "admin", AssociateRole.Administrator);

    protected CallJournal Journal => Server.Services.GetRequiredService<CallJournal>();

    /// <summary>Gets the last call in the journal.</summary>
    protected async Task<JournalEntry> LastAsync() =>
        (await Journal.ReadAsync(Administrator, new JournalFilter { Limit = 1 }, CancellationToken.None))[0];

    /// <summary>Gets everything that the journal keeps of a call, as one text.</summary>
    protected static string TextOf(JournalEntry entry) => string.Join(
        '\n',
        [
            entry.Method, entry.Path, entry.Query, entry.ExceptionType, entry.Reason, entry.User, entry.UserAgent,
            entry.Version, entry.Agent, entry.Operation, entry.Application,
            .. entry.Headers.Select(header => $"{header.Key}: {header.Value}"),
            entry.Request.ContentType, entry.Request.Text, entry.Response.ContentType, entry.Response.Text,
        ]);
}
