using Services86.Agents.Calls;

namespace Services86.Host.TestMode.Faults;

/// <summary>Makes calls fail that have a fault.</summary>
internal sealed class FaultInterceptor(FaultList faults) : ICallInterceptor
{
    private readonly AsyncLocal<FaultExchange?> _exchange = new();

    /// <summary>Begins a request, whose answer a fault may replace.</summary>
    public FaultExchange Begin() => _exchange.Value = new FaultExchange();

    /// <inheritdoc/>
    public ValueTask<object?[]> ExecuteAsync(
        AgentCall call, string protocol, Func<ValueTask<object?[]>> execute) =>
        faults.Take(call, protocol) is { } fault
            ? ExecuteAsync(call, fault.Effect, execute)
            : execute();

    private async ValueTask<object?[]> ExecuteAsync(
        AgentCall call, FaultEffect effect, Func<ValueTask<object?[]>> execute)
    {
        // Real time: the clock of a test may stand still.
        await Task.Delay(effect.Delay, TimeProvider.System, call.CancellationToken);
        if (effect.Answer is { } answer && _exchange.Value is { } exchange)
        {
            exchange.Answer = answer;
        }

        var results = effect.IsExecuted ? await execute() : [];
        return effect.Refuse is { } refuse ? throw refuse() : results;
    }
}
