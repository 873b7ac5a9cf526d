namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>No answer: the connection is closed.</summary>
internal sealed class CutAnswer : FaultAnswer
{
    /// <inheritdoc/>
    public override string Description => "a closed connection";

    /// <inheritdoc/>
    public override Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
