namespace Services86.Http.Capture;

/// <summary>Counts the calls whose response is being sent, and those that the journal has got. Thread-safe.</summary>
/// <remarks>
/// A client can have the response before the server hands the call to the journal. A reader of the journal waits for
/// these calls, so that it sees every call that was answered.
/// </remarks>
internal sealed class CaptureTally
{
    private long _answered;
    private long _handedOver;

    /// <summary>Gets the number of calls whose response was noted.</summary>
    public long Answered => Volatile.Read(ref _answered);

    /// <summary>Gets the number of these calls that the journal has got, or will not get.</summary>
    public long HandedOver => Volatile.Read(ref _handedOver);

    /// <summary>Counts a call whose response is about to be sent.</summary>
    public void CountAnswered(CallCapture capture)
    {
        if (!capture.IsAnswered)
        {
            capture.IsAnswered = true;
            Interlocked.Increment(ref _answered);
        }
    }

    /// <summary>Counts a call that the journal has got, or will not get.</summary>
    public void CountHandedOver(CallCapture capture)
    {
        if (capture.IsAnswered)
        {
            capture.IsAnswered = false;
            Interlocked.Increment(ref _handedOver);
        }
    }
}
