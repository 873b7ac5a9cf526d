using Services86.Agents.Calls;
using Services86.Host.TestMode.Input;

namespace Services86.Host.TestMode.Faults;

/// <summary>The faults of a test, in the order in which they were added. Safe for concurrent use.</summary>
internal sealed class FaultList
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private volatile bool _isEmpty = true;
    private int _lastId;

    /// <summary>Gets whether there are no faults.</summary>
    public bool IsEmpty => _isEmpty;

    /// <summary>Adds a fault.</summary>
    /// <param name="input">The fault.</param>
    /// <returns>The id of the fault.</returns>
    /// <exception cref="InputException">The fault is wrong.</exception>
    public int Add(InputValue input)
    {
        lock (_lock)
        {
            var fault = FaultReader.Read(input, _lastId + 1);
            _lastId = fault.Id;
            _faults.Add(fault);
            _isEmpty = false;
            return fault.Id;
        }
    }

    /// <summary>Removes a fault.</summary>
    /// <param name="id">The id.</param>
    /// <returns>False if there is no fault with the id.</returns>
    public bool Remove(int id)
    {
        lock (_lock)
        {
            var isRemoved = _faults.RemoveAll(fault => fault.Id == id) > 0;
            _isEmpty = _faults.Count == 0;
            return isRemoved;
        }
    }

    /// <summary>Removes all faults. The next fault has the id 1.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
            _lastId = 0;
            _isEmpty = true;
        }
    }

    /// <summary>Counts a call, and gets the fault that it fails with.</summary>
    /// <param name="call">The call.</param>
    /// <param name="protocol">The protocol of the call.</param>
    /// <returns>The first fault that applies; null for none. The faults behind it do not count the call.</returns>
    public Fault? Take(AgentCall call, string protocol)
    {
        if (_isEmpty)
        {
            return null;
        }

        lock (_lock)
        {
            return _faults.Find(fault => fault.Match.Includes(call, protocol) && fault.Count());
        }
    }

    /// <summary>Describes the faults, with the numbers of calls.</summary>
    public FaultDescription[] Describe()
    {
        lock (_lock)
        {
            return [.. _faults.Select(fault =>
                new FaultDescription(fault.Id, fault.Matched, fault.Applied, fault.Source))];
        }
    }
}
