using Services86.Benchmarks.Load.Faces;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Saves a record that differs from all before: SQLite writes nothing for an update that changes nothing.</summary>
internal sealed class SavingCaller : Caller
{
    private readonly Face _face;
    private readonly byte[] _request;
    private readonly int _idPlace;
    private readonly int[] _numberPlaces;
    private readonly byte[] _number = new byte[NumberField.Width];
    private readonly Func<int> _nextNumber;
    private readonly Func<int>? _nextId;

    /// <summary>Prepares the request.</summary>
    /// <param name="face">How the program is called.</param>
    /// <param name="ticket">The ticket of the caller.</param>
    /// <param name="nextNumber">Gives a number that was not used before.</param>
    /// <param name="nextId">
    /// Gives the id of the record to update, which no other caller updates meanwhile: the answer has what is stored
    /// then. Null to insert records.
    /// </param>
    public SavingCaller(Face face, string ticket, Func<int> nextNumber, Func<int>? nextId)
    {
        _face = face;
        _nextNumber = nextNumber;
        _nextId = nextId;
        _request = face.SaveServiceAuth(ticket);
        _idPlace = NumberField.Find(_request, Face.IdMark).Single();
        _numberPlaces = NumberField.Find(_request, Face.NumberMark);
        NumberField.Write(_request.AsSpan(_idPlace), 0, padding: (byte)' ');
    }

    public override ReadOnlySpan<byte> NextRequest()
    {
        NumberField.Write(_number, _nextNumber(), padding: (byte)'0');
        foreach (var place in _numberPlaces)
        {
            _number.CopyTo(_request.AsSpan(place));
        }

        if (_nextId is not null)
        {
            NumberField.Write(_request.AsSpan(_idPlace), _nextId(), padding: (byte)' ');
        }

        return _request;
    }

    public override bool IsRight(RawAnswer answer) =>
        _face.HasSucceeded(answer) && answer.Body.IndexOf(_number) >= 0;
}
