using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Services86.WebConsole.Journal;

/// <summary>Composes the journal of calls.</summary>
internal static class JournalExtensions
{
    /// <summary>Adds the journal, which is created when it is first used.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services, JournalOptions options) => services
        .AddSingleton(options)
        .AddSingleton<EntryMasker>()
        .AddSingleton<JournalMetrics>()
        .AddSingleton<CallJournal>();

    /// <summary>Captures the calls that the middleware after it handles, unless the journal is off.</summary>
    public static void UseJournal(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<JournalOptions>().Calls > 0)
        {
            var time = app.ApplicationServices.GetRequiredService<TimeProvider>();
            app.Use(next => new JournalMiddleware(next, app.ApplicationServices, time).InvokeAsync);
        }
    }
}
