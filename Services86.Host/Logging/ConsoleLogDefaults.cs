using Microsoft.Extensions.Logging.Console;
using Services86.Host.Configuration;

namespace Services86.Host.Logging;

/// <summary>The defaults of the console log, which the section <c>Logging:Console</c> overrides.</summary>
/// <remarks>
/// Lines wait in a queue for the thread that writes them. ASP.NET Core's default is that a full queue blocks the calls
/// that log: a terminal that is paused, or a pipe whose reader hangs, would stop the server. Here further lines are
/// dropped, and their number is written to the error output once there is space again.
/// </remarks>
internal static class ConsoleLogDefaults
{
    // In lines, of some hundred bytes each: a burst of a second of saves.
    private const int MaxQueueLength = 10_000;

    private const string Options = $"{LoggingSettings.ConsoleSection}:FormatterOptions";

    // ISO 8601.
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>Adds the defaults.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="configuration">The configuration of the program.</param>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ConsoleLoggerOptions>(options =>
        {
            options.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            options.MaxQueueLength = MaxQueueLength;
        });

        GroupLines(services);

        // Not for the formatter of systemd, whose journal has the time.
        if (configuration[$"{Options}:{nameof(ConsoleFormatterOptions.TimestampFormat)}"] is null)
        {
            services.Configure<JsonConsoleFormatterOptions>(options => SetTime(options, TimestampFormat));
            services.Configure<SimpleConsoleFormatterOptions>(options => SetTime(options, TimestampFormat + " "));
        }

        if (configuration[$"{Options}:{nameof(SimpleConsoleFormatterOptions.SingleLine)}"] is null)
        {
            services.Configure<SimpleConsoleFormatterOptions>(options => options.SingleLine = true);
        }
    }

    // The provider takes the output of the console when it is created. A person at a terminal gets each line at once.
    private static void GroupLines(IServiceCollection services)
    {
        if (!Console.IsOutputRedirected
            || services.FirstOrDefault(service => service.ImplementationType == typeof(ConsoleLoggerProvider))
                is not { } console)
        {
            return;
        }

        // Created before the provider, and therefore disposed of after it.
        services.AddSingleton(_ => new GroupedOutput());
        services.Remove(console);
        services.AddSingleton<ILoggerProvider>(provider =>
        {
            var output = Console.Out;
            Console.SetOut(provider.GetRequiredService<GroupedOutput>());
            try
            {
                return ActivatorUtilities.CreateInstance<ConsoleLoggerProvider>(provider);
            }
            finally
            {
                Console.SetOut(output);
            }
        });
    }

    private static void SetTime(ConsoleFormatterOptions options, string format)
    {
        options.TimestampFormat = format;
        options.UseUtcTimestamp = true;
    }
}
