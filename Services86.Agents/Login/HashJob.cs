namespace Services86.Agents.Login;

/// <summary>A password to hash or to verify, for a client that waits.</summary>
internal abstract class HashJob(HashClient client)
{
    /// <summary>Gets the client that waits.</summary>
    public HashClient Client { get; } = client;

    /// <summary>Hashes the password, and completes the task of the client.</summary>
    public abstract void Run();

    /// <summary>Completes the task of the client with an exception.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Cancels the task of the client.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class HashJob<T>(HashClient client, Func<T> hash) : HashJob(client)
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the task that the client awaits.</summary>
    public Task<T> Result => _result.Task;

    /// <inheritdoc/>
    public override void Run()
    {
        try
        {
            _result.TrySetResult(hash());
        }
#pragma warning disable CA1031 // The boundary of the thread: the exception is thrown where the task is awaited.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _result.TrySetException(exception);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _result.TrySetException(exception);

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);
}
