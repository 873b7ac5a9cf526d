using Microsoft.Extensions.DependencyInjection;
using Services86.Host.TestMode.Verification;

namespace Services86.Testing;

// The calls that the server was called with.
public sealed partial class Services86Server
{
    /// <summary>Requires that the server was called as expected, in any order.</summary>
    /// <param name="expected">The expected calls.</param>
    /// <exception cref="VerificationException">
    /// It was not. The calls are printed to the output of the options.
    /// </exception>
    public Task VerifyAsync(params ExpectedCalls[] expected) => VerifyAsync(expected, isInOrder: false);

    /// <summary>Requires that the server was called as expected, in this order. Other calls may come between.</summary>
    /// <param name="expected">The expected calls.</param>
    /// <exception cref="VerificationException">
    /// It was not. The calls are printed to the output of the options.
    /// </exception>
    public Task VerifyInOrderAsync(params ExpectedCalls[] expected) => VerifyAsync(expected, isInOrder: true);

    /// <summary>
    /// Describes all calls since the start or the last reset, with their requests and responses, in which the secrets
    /// are masked.
    /// </summary>
    public Task<string> DescribeCallsAsync() =>
        Services.GetRequiredService<RecordedCalls>().PrintAsync(CancellationToken.None);

    /// <summary>Prints all calls to a writer, such as that of a failed test: for the clean-up of a test.</summary>
    /// <param name="output">The writer; null for the output of the options, if there is one.</param>
    public async Task PrintCallsAsync(TextWriter? output = null)
    {
        if ((output ?? _options.Output) is { } writer)
        {
            await writer.WriteLineAsync(await DescribeCallsAsync());
        }
    }

    private async Task VerifyAsync(ExpectedCalls[] expected, bool isInOrder)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var result = await Services.GetRequiredService<CallVerifier>().VerifyAsync(
            [.. expected.Select(calls => calls.ToExpectation())], isInOrder, CancellationToken.None);
        if (!result.IsMet)
        {
            await PrintCallsAsync();
            throw new VerificationException(result.Message!);
        }
    }
}
