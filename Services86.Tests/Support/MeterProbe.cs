using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Services86.Tests.Support;

/// <summary>Listens to the meters of one server, and keeps every measurement.</summary>
internal sealed class MeterProbe : IDisposable
{
    private const string Prefix = "Services86.";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _measured = new();
    private readonly ConcurrentQueue<Instrument> _instruments = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="server">The server, whose instruments may exist already.</param>
    public MeterProbe(Services86Server server)
    {
        // Each server has a factory of its own, and the meters of the others have the same names.
        var factory = server.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory)
                && instrument.Meter.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                _instruments.Enqueue(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Gets the instruments of the server.</summary>
    public IReadOnlyCollection<Instrument> Instruments => _instruments;

    /// <summary>Gets what was measured, in the order of time.</summary>
    public IReadOnlyCollection<Measured> All => _measured;

    /// <summary>Gets what an instrument has measured.</summary>
    public IEnumerable<Measured> Of(string name) => _measured.Where(measured => measured.Name == name);

    /// <summary>Reads the observable instruments.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var attributes = new Dictionary<string, string?>();
        foreach (var (key, tag) in tags)
        {
            attributes[key] = tag?.ToString();
        }

        _measured.Enqueue(new Measured(instrument.Name, value, attributes));
    }

    /// <summary>A measurement.</summary>
    public sealed record Measured(string Name, double Value, IReadOnlyDictionary<string, string?> Attributes)
    {
        /// <summary>Gets an attribute; null if there is none of the name.</summary>
        public string? this[string name] => Attributes.GetValueOrDefault(name);
    }
}
