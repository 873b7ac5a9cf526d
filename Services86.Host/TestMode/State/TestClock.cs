namespace Services86.Host.TestMode.State;

/// <summary>The clock of the server, which a test sets, advances and stops. Safe for concurrent use.</summary>
/// <remarks>
/// The date follows every change. The time that passes, by which waits and caches are measured, only grows: by the
/// real time, and by each change forward. Timers, such as that of the deletion of expired rows, have the real time.
/// </remarks>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _offset;
    private TimeSpan _passed;
    private DateTimeOffset? _stoppedAt;

    /// <summary>Gets whether the clock is stopped: the date changes only if it is set or advanced.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_lock)
            {
                return _stoppedAt is not null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return base.GetTimestamp() + (long)(_passed.TotalSeconds * TimestampFrequency);
        }
    }

    /// <summary>Sets the date.</summary>
    /// <param name="now">The date.</param>
    /// <param name="isStopped">Whether the clock stands still afterwards; null to leave that as it is.</param>
    public void Set(DateTimeOffset now, bool? isStopped = null)
    {
        lock (_lock)
        {
            Move(now - Now());
            _stoppedAt = isStopped ?? _stoppedAt is not null ? now : null;
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="duration">The time, which is not negative.</param>
    /// <param name="isStopped">Whether the clock stands still afterwards; null to leave that as it is.</param>
    public void Advance(TimeSpan duration, bool? isStopped = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        lock (_lock)
        {
            Move(duration);
            Stop(isStopped);
        }
    }

    /// <summary>Stops the clock, or lets it run on from the date that it shows.</summary>
    /// <param name="isStopped">Whether the clock stands still.</param>
    public void SetStopped(bool isStopped)
    {
        lock (_lock)
        {
            Stop(isStopped);
        }
    }

    /// <summary>Shows the real date again.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _offset = TimeSpan.Zero;
            _stoppedAt = null;
        }
    }

    private DateTimeOffset Now() => _stoppedAt ?? (base.GetUtcNow() + _offset);

    private void Move(TimeSpan difference)
    {
        _offset += difference;
        _stoppedAt += difference;
        if (difference > TimeSpan.Zero)
        {
            _passed += difference;
        }
    }

    private void Stop(bool? isStopped)
    {
        if (isStopped == true)
        {
            _stoppedAt ??= Now();
        }
        else if (isStopped == false && _stoppedAt is { } shown)
        {
            _stoppedAt = null;
            _offset = shown - base.GetUtcNow();
        }
    }
}
