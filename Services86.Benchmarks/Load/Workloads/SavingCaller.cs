using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Saves records that differ from all earlier ones: SQLite skips updates that change nothing.</summary>
internal sealed class SavingCaller : Caller
{
    private readonly LoadProtocol _protocol;
    private readonly byte[] _request;
    private readonly int _idOffset;
    private readonly int[] _numberOffsets;
    private readonly byte[] _number = new byte[NumberField.Width];
    private readonly Func<int> _nextNumber;
    private readonly Func<int>? _nextId;

    /// <summary>Prepares the request.</summary>
    /// <param name="protocol">The protocol of the calls.</param>
    /// <param name="ticket">The caller's ticket.</param>
    /// <param name="nextNumber">Returns an unused number.</param>
    /// <param name="nextId">
    /// Returns the id of the record to update; null to insert records. Concurrent callers must update different
    /// records, because a response contains the stored record.
    /// </param>
    public SavingCaller(LoadProtocol protocol, string ticket, Func<int> nextNumber, Func<int>? nextId)
    {
        _protocol = protocol;
        _nextNumber = nextNumber;
        _nextId = nextId;
        _request = protocol.SaveServiceAuth(ticket);
        _idOffset = NumberField.Find(_request, LoadProtocol.IdPlaceholder).Single();
        _numberOffsets = NumberField.Find(_request, LoadProtocol.NumberPlaceholder);
        NumberField.Write(_request.AsSpan(_idOffset), 0, padding: (byte)' ');
    }

    public override ReadOnlySpan<byte> NextRequest()
    {
        NumberField.Write(_number, _nextNumber(), padding: (byte)'0');
        foreach (var offset in _numberOffsets)
        {
            _number.CopyTo(_request.AsSpan(offset));
        }

        if (_nextId is not null)
        {
            NumberField.Write(_request.AsSpan(_idOffset), _nextId(), padding: (byte)' ');
        }

        return _request;
    }

    public override bool IsExpected(RawResponse response) =>
        _protocol.HasSucceeded(response) && response.Body.IndexOf(_number) >= 0;
}
