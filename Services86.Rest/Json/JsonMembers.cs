using System.Text.Json;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Reads and writes an object by its members.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <remarks>
/// Names are case-insensitive and in any order. Unknown members are skipped; a missing member is left unchanged. A
/// duplicate member is rejected, as in SOAP, because only the client knows which value is meant.
/// </remarks>
internal sealed class JsonMembers<T>(IReadOnlyList<JsonMember<T>> members)
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
        while (input.MoveToMember())
        {
            if (!TryFind(ref input, next, out var index))
            {
                input.Skip();
                continue;
            }

            if (seen[index])
            {
                throw input.Invalid("it once", "it twice in the same object");
            }

            seen[index] = true;
            next = index + 1;
            input.Read();
            _members[index].Read(ref input, ref target);
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

    // Most clients send the published order and case, so the next member in that order is tried first.
    private bool TryFind(ref JsonInput input, int next, out int index)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            index = next + i;
            index = index < _members.Length ? index : index - _members.Length;
            if (input.IsName(_members[index].Utf8Name))
            {
                return true;
            }
        }

        var name = input.GetText();
        index = Array.FindIndex(_members, m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0;
    }
}
