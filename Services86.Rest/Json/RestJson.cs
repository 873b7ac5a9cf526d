using System.Collections.Concurrent;
using System.Text.Json;
using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.Json;

/// <summary>Reads and writes values, parameters and results as JSON. Thread-safe.</summary>
internal sealed class RestJson
{
    private readonly JsonConverters _converters = new();
    private readonly ConcurrentDictionary<MessageDescription, JsonMembers<object?[]>> _messages = new();

    /// <summary>Reads a value.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="unknownMembers">Collects the members that the contract does not have; null to skip them.</param>
    /// <returns>The value; for JSON null, null or the default of a type that has no null.</returns>
    /// <exception cref="RestException">The text is not JSON, or not of the type.</exception>
    public object? ReadValue(ReadOnlySpan<byte> text, Type type, UnknownMemberCollector? unknownMembers = null) =>
        ReadValue(text, type, JsonSource.Body, unknownMembers);

    /// <inheritdoc cref="ReadValue(ReadOnlySpan{byte}, Type, UnknownMemberCollector?)"/>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="source">The origin of the text.</param>
    /// <param name="unknownMembers">Collects the members that the contract does not have; null to skip them.</param>
    public object? ReadValue(
        ReadOnlySpan<byte> text, Type type, JsonSource source, UnknownMemberCollector? unknownMembers = null) =>
        ReadOver(text, type, source, unknownMembers, present: null);

    /// <summary>Applies a merge patch to an object: changes the members that the patch contains.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="target">The object.</param>
    /// <exception cref="RestException">The text is not JSON, or not of the type.</exception>
    public void Merge(ReadOnlySpan<byte> text, object target) =>
        ReadOver(text, target.GetType(), JsonSource.Body, unknownMembers: null, target);

    /// <summary>Reads an object whose members are the parameters of an operation.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="source">The origin of the text.</param>
    /// <param name="unknownMembers">Collects the members that the contract does not have; null to skip them.</param>
    /// <returns>A value for each part of the request; null or zero for a missing part.</returns>
    /// <exception cref="RestException">The text is not JSON, or not what the contract says.</exception>
    public object?[] ReadParameters(
        ReadOnlySpan<byte> text,
        RestOperation operation,
        JsonSource source,
        UnknownMemberCollector? unknownMembers = null)
    {
        var input = new JsonInput(text, source, unknownMembers);
        try
        {
            input.Read();
            var arguments = operation.NewArguments();
            MembersOf(operation.Description.Request).Read(ref input, ref arguments);
            input.MoveToEnd();
            return arguments;
        }
        catch (JsonException exception)
        {
            throw input.NotJson(exception);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="selection">The members to write; null for all.</param>
    /// <param name="timeZone">The time zone of the response; null for the installation's.</param>
    public void WriteValue(
        PooledBuffer output, Type type, object? value, Selection? selection = null, CallTimeZone? timeZone = null) =>
        _converters.Get(type).WriteObject(
            new JsonOutput(output, timeZone ?? CallTimeZone.OfInstallation), value, selection);

    /// <summary>Writes an object whose members are the results of an operation.</summary>
    public void WriteResults(
        PooledBuffer output,
        MessageDescription reply,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone) =>
        MembersOf(reply).Write(new JsonOutput(output, timeZone), ref results, selection);

    private object? ReadOver(
        ReadOnlySpan<byte> text,
        Type type,
        JsonSource source,
        UnknownMemberCollector? unknownMembers,
        object? present)
    {
        var input = new JsonInput(text, source, unknownMembers);
        try
        {
            input.Read();
            var value = _converters.Get(type).ReadObject(ref input, present);
            input.MoveToEnd();
            return value;
        }
        catch (JsonException exception)
        {
            throw input.NotJson(exception);
        }
    }

    private JsonMembers<object?[]> MembersOf(MessageDescription message) => _messages.GetOrAdd(
        message,
        key => new JsonMembers<object?[]>(
            key.WrapperName,
            [.. key.Parts.Select((part, index) => JsonMember.OfSlot(part, index, _converters))]));
}
