using System.Text.Json;
using System.Text.Json.Nodes;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.Input;

namespace Services86.Testing;

/// <summary>The faults of a server. Safe for concurrent use.</summary>
/// <remarks>
/// A call gets the first fault, in the order in which they were added, that is for it and whose turn it is. A fault is
/// for calls whose ticket is valid.
/// </remarks>
public sealed class ServerFaults
{
    private readonly FaultList _faults;

    internal ServerFaults(FaultList faults) => _faults = faults;

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The id of the fault.</returns>
    /// <exception cref="ArgumentException">The fault is wrong; the message says where.</exception>
    public int Add(ServerFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        try
        {
            return _faults.Add(InputValue.Parse(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(fault.ToJson())));
        }
        catch (InputException exception)
        {
            throw new ArgumentException(exception.Message, nameof(fault), exception);
        }
    }

    /// <summary>Removes a fault.</summary>
    /// <param name="id">The id that <see cref="Add"/> returned.</param>
    /// <returns>False if there is no fault with the id.</returns>
    public bool Remove(int id) => _faults.Remove(id);

    /// <summary>Removes all faults.</summary>
    public void Clear() => _faults.Clear();

    /// <summary>Gets the number of calls that have failed by a fault.</summary>
    /// <param name="id">The id that <see cref="Add"/> returned.</param>
    /// <returns>The number; 0 if there is no fault with the id.</returns>
    public int CountApplied(int id) => Array.Find(_faults.Describe(), fault => fault.Id == id)?.Applied ?? 0;
}
