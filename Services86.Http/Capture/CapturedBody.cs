using System.Buffers;

namespace Services86.Http.Capture;

/// <summary>A copy of a body, or of its begin, in an array of the shared pool.</summary>
internal sealed class CapturedBody
{
    private byte[] _array = [];
    private int _kept;

    /// <summary>Gets or sets the Content-Type; null for none.</summary>
    public string? ContentType { get; set; }

    /// <summary>Gets the true size of the body, in bytes; of an incomplete one, that of what arrived.</summary>
    public long Length { get; private set; }

    /// <summary>Gets whether all bytes of the body arrived.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Gets whether the copy is only the begin of the body.</summary>
    public bool IsCut => _kept < Length;

    /// <summary>Gets the copy.</summary>
    public ReadOnlySpan<byte> Kept => _array.AsSpan(0, _kept);

    /// <summary>Gets the memory that the copy takes, in bytes.</summary>
    public int HeldBytes => _array.Length;

    /// <summary>Copies a body up to a limit.</summary>
    public void Set(ReadOnlySpan<byte> body, int maxBytes, bool isComplete)
    {
        Return();
        Length = body.Length;
        IsComplete = isComplete;
        var kept = Math.Min(body.Length, maxBytes);
        if (kept > 0)
        {
            _array = ArrayPool<byte>.Shared.Rent(kept);
            body[..kept].CopyTo(_array);
            _kept = kept;
        }
    }

    /// <summary>Clears the copy and returns its array.</summary>
    public void Clear()
    {
        Return();
        ContentType = null;
        Length = 0;
        IsComplete = false;
    }

    private void Return()
    {
        if (_array.Length > 0)
        {
            _array.AsSpan(0, _kept).Clear();
            ArrayPool<byte>.Shared.Return(_array);
            _array = [];
            _kept = 0;
        }
    }
}
