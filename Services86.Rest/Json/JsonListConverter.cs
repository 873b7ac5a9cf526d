using System.Text.Json;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>A list. A selection applies to the members of its items.</summary>
internal sealed class JsonListConverter<TItem>(JsonConverters converters) : JsonConverter<TItem[]>
{
    private readonly JsonConverter<TItem> _item = converters.Get<TItem>();

    protected override TItem[] ReadContent(ref JsonInput input)
    {
        if (input.TokenType != JsonTokenType.StartArray)
        {
            throw input.Invalid("a list");
        }

        var items = new List<TItem>();
        while (input.MoveToItem())
        {
            items.Add(_item.Read(ref input));
        }

        return [.. items];
    }

    protected override void WriteContent(JsonOutput output, TItem[] value, Selection? selection)
    {
        var separator = "["u8;
        foreach (var item in value)
        {
            output.WriteRaw(separator);
            separator = ","u8;
            _item.Write(output, item, selection);
        }

        output.WriteRaw(value.Length == 0 ? "[]"u8 : "]"u8);
    }
}
