using System.Globalization;
using System.Text;

namespace Services86.Tests.Rest.Agreement;

/// <summary>
/// A value as a client sends it over SOAP or REST. No code of the server writes the value, so it can be invalid.
/// </summary>
internal abstract record WireValue
{
    /// <summary>Writes the value as JSON.</summary>
    public abstract string ToJson();

    /// <summary>Writes the value as an element in the default namespace, which is the one of the services.</summary>
    public abstract string ToXml(string name);

    /// <summary>Gets simpler values, from which FsCheck finds the smallest that still fails.</summary>
    public virtual IEnumerable<WireValue> Shrink() => [];

    /// <inheritdoc/>
    public sealed override string ToString() => ToJson();
}

/// <summary>Null in JSON, xsi:nil in XML.</summary>
internal sealed record WireNull : WireValue
{
    /// <inheritdoc/>
    public override string ToJson() => "null";

    /// <inheritdoc/>
    public override string ToXml(string name) =>
        $"""<{name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>""";
}

/// <summary>A text of any UTF-16 code units, unpaired surrogates included.</summary>
internal sealed record WireText(string Value) : WireValue
{
    /// <inheritdoc/>
    public override string ToJson() => $"\"{Escape(c => c is '"' or '\\' || c < ' ', code => $"\\u{code:X4}")}\"";

    /// <inheritdoc/>
    public override string ToXml(string name) =>
        $"<{name}>{Escape(c => c is '<' or '&' or '>' || c < ' ' || c >= '\uFFFE', code => $"&#x{code:X};")}</{name}>";

    /// <inheritdoc/>
    public override IEnumerable<WireValue> Shrink()
    {
        // Removes single characters only from short texts: each attempt costs several calls.
        for (var length = Value.Length; length > Value.Length / 16; length /= 2)
        {
            for (var start = 0; start < Value.Length; start += length)
            {
                yield return new WireText(Value.Remove(start, Math.Min(length, Value.Length - start)));
            }
        }
    }

    private string Escape(Func<char, bool> isSpecial, Func<int, string> escape)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Value.Length; i++)
        {
            var isPair = i + 1 < Value.Length && char.IsSurrogatePair(Value[i], Value[i + 1]);
            if (isPair)
            {
                text.Append(Value, i++, 2);
            }
            else
            {
                text.Append(char.IsSurrogate(Value[i]) || isSpecial(Value[i]) ? escape(Value[i]) : Value[i].ToString());
            }
        }

        return text.ToString();
    }
}

/// <summary>A number or a boolean: a value without quotes in JSON.</summary>
internal sealed record WireLiteral(string Value) : WireValue
{
    /// <summary>Creates the literal of a number.</summary>
    public static WireLiteral Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToJson() => Value;

    /// <inheritdoc/>
    public override string ToXml(string name) => $"<{name}>{Value}</{name}>";
}

/// <summary>An object with its members in order.</summary>
internal sealed record WireObject(params (string Name, WireValue Value)[] Members) : WireValue
{
    /// <inheritdoc/>
    public override string ToJson() =>
        $"{{ {string.Join(", ", Members.Select(member => $"\"{member.Name}\": {member.Value.ToJson()}"))} }}";

    /// <inheritdoc/>
    public override string ToXml(string name) => $"<{name}>{ToContent()}</{name}>";

    /// <summary>Writes the members as elements.</summary>
    public string ToContent() => string.Concat(Members.Select(member => member.Value.ToXml(member.Name)));

    /// <summary>Copies the object with a member set: replaced if the name exists, appended if not.</summary>
    public WireObject With(string name, WireValue value) =>
        new([.. Members.Where(member => member.Name != name), (name, value)]);

    /// <inheritdoc/>
    public override IEnumerable<WireValue> Shrink()
    {
        for (var i = 0; i < Members.Length; i++)
        {
            yield return new WireObject([.. Members[..i], .. Members[(i + 1)..]]);
            foreach (var simpler in Members[i].Value.Shrink())
            {
                yield return new WireObject([.. Members[..i], (Members[i].Name, simpler), .. Members[(i + 1)..]]);
            }
        }
    }
}

/// <summary>A list of one item.</summary>
/// <param name="ItemName">The name of the item's element.</param>
/// <param name="Item">The item.</param>
internal sealed record WireList(string ItemName, WireValue Item) : WireValue
{
    /// <inheritdoc/>
    public override string ToJson() => $"[{Item.ToJson()}]";

    /// <inheritdoc/>
    public override string ToXml(string name) => $"<{name}>{Item.ToXml(ItemName)}</{name}>";

    /// <inheritdoc/>
    public override IEnumerable<WireValue> Shrink() => Item.Shrink().Select(simpler => new WireList(ItemName, simpler));
}
