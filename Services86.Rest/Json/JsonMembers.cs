using System.Text.Json;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Reads and writes an object by its members.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <remarks>
/// Names are case-insensitive and in any order. A missing member is left unchanged. Unknown members are skipped, unless
/// the settings say otherwise; an object of which no member is known is rejected, because all of it would be lost. A
/// duplicate member is rejected, as in SOAP, because only the client knows which value is meant.
/// </remarks>
internal sealed class JsonMembers<T>(string typeName, IReadOnlyList<JsonMember<T>> members)
{
    private readonly JsonMember<T>[] _members = [.. members];

    /// <summary>Reads an object.</summary>
    /// <exception cref="Errors.RestException">
    /// The value is not an object, or one of its members cannot be read.
    /// </exception>
    public void Read(ref JsonInput input, ref T target)
    {
        if (input.TokenType != JsonTokenType.StartObject)
        {
            throw input.Invalid("an object");
        }

        Span<bool> seen = stackalloc bool[_members.Length];
        var next = 0;
        var unknown = default(UnknownMember);
        while (input.MoveToMember())
        {
            var index = Find(ref input, next, out var name);
            if (index < 0)
            {
                SkipUnknown(ref input, name!, ref unknown);
                continue;
            }

            if (seen[index])
            {
                throw input.Invalid("it once", "it twice in the same object");
            }

            seen[index] = true;
            next = index + 1;
            _members[index].Read(ref input, ref target);
        }

        if (unknown.Name is not null && !seen.Contains(true))
        {
            throw input.Invalid(
                unknown.Position, Expected(unknown.Name), $"{Quotation.Of(unknown.Name)}, and none that it has");
        }
    }

    /// <summary>Writes an object.</summary>
    public void Write(JsonOutput output, ref T target, Selection? selection)
    {
        var separator = "{"u8;
        foreach (var member in _members)
        {
            output.WriteRaw(separator);
            separator = ","u8;
            output.WriteRaw(member.Opening);
            Selection? within = null;
            if (selection is null || selection.Includes(member.Name, out within))
            {
                member.Write(output, ref target, within);
            }
            else
            {
                output.WriteNull();
            }
        }

        output.WriteRaw(_members.Length == 0 ? "{}"u8 : "}"u8);
    }

    // Json.NET adds $id and $type to the members of any object.
    private void SkipUnknown(ref JsonInput input, string name, ref UnknownMember first)
    {
        if (name is "$id" or "$type")
        {
            input.Skip();
            return;
        }

        if (first.Name is null)
        {
            first = new UnknownMember(name, input.Position);
        }

        input.SkipUnknown(name, Expected);
    }

    private string Expected(string unknown) =>
        UnknownNames.Expected(typeName, _members.Select(member => member.Name), unknown);

    // Most clients send the published order and case, so the next member in that order is tried first. Returns the
    // index; or -1, and the unknown name.
    private int Find(ref JsonInput input, int next, out string? unknown)
    {
        unknown = null;
        for (var i = 0; i < _members.Length; i++)
        {
            var index = next + i;
            index = index < _members.Length ? index : index - _members.Length;
            if (input.IsName(_members[index].Utf8Name))
            {
                return index;
            }
        }

        var name = input.GetText();
        unknown = name;
        return Array.FindIndex(_members, m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private readonly record struct UnknownMember(string? Name, int Position);
}
