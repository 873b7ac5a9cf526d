using System.Text.Json;
using Services86.Description;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>A class or structure: an object with its members, those of the base type first.</summary>
internal sealed class JsonObjectConverter<T>(ObjectDescription description, JsonConverters converters)
    : JsonConverter<T>
    where T : new()
{
    private readonly JsonMembers<T> _members = new(
        description.Name,
        [.. description.Members.Select(member => JsonMember.OfProperty<T>(member, converters))]);

    /// <inheritdoc/>
    public override T ReadOver(ref JsonInput input, T present)
    {
        if (present is null || input.TokenType == JsonTokenType.Null)
        {
            return Read(ref input);
        }

        _members.Read(ref input, ref present);
        return present;
    }

    protected override T ReadContent(ref JsonInput input)
    {
        var value = new T();
        _members.Read(ref input, ref value);
        return value;
    }

    protected override void WriteContent(JsonOutput output, T value, Selection? selection) =>
        _members.Write(output, ref value, selection);
}
