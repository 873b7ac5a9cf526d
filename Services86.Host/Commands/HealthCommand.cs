using System.CommandLine;
using System.Globalization;
using System.Net;
using Services86.Host.Commands.Health;

namespace Services86.Host.Commands;

/// <summary>Asks the running server whether it is ready, for the health check of a container.</summary>
/// <remarks>The database is not opened, and settings other than the addresses are not read.</remarks>
internal sealed class HealthCommand(CommandContext context) : HostCommand(
    "health",
    "Ask the running server at the configured address whether it is ready: exit code 0 if so, otherwise 1.",
    context)
{
    private const int MaxLength = 1_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The server is not ready, or does not answer.</exception>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var configuration = Services86Application.ReadConfiguration(Configuration);
        var address = ServerAddress.Of(configuration);
        if (address.Port == 0)
        {
            throw new RefusedException(
                $"The server at {address.Url} chose its port when it started: name the port with --urls.");
        }

        using var client = address.CreateClient();
        client.Timeout = Timeout;
        try
        {
            using var response = await client.GetAsync(address.Ready, cancellationToken);
            var text = await TextOfAsync(response, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new RefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{address.Ready} answered {(int)response.StatusCode}. {text}").TrimEnd());
            }

            await Output.WriteLineAsync(text);
        }
        catch (HttpRequestException exception)
        {
            throw new RefusedException($"No server answers at {address.Ready}. {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The server at {address.Ready} did not answer within {Timeout.TotalSeconds} seconds."));
        }
    }

    // On one line, as every message is.
    private static async Task<string> TextOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim().ReplaceLineEndings(" ");
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }
}
