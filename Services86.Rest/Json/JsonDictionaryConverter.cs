using System.Text.Json;
using Services86.Http;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>A dictionary: an object with a member for each key.</summary>
internal sealed class JsonDictionaryConverter<T, TValue>(JsonConverters converters) : JsonConverter<T>
    where T : Dictionary<string, TValue>, new()
{
    private readonly JsonConverter<TValue> _value = converters.Get<TValue>();

    protected override T ReadContent(ref JsonInput input)
    {
        if (input.TokenType != JsonTokenType.StartObject)
        {
            throw input.Invalid("an object");
        }

        var pairs = new T();
        while (input.MoveToMember())
        {
            var key = input.GetText();
            if (pairs.ContainsKey(key))
            {
                throw input.Invalid("each key once", input.IsSecret ? "one again" : $"{Quotation.Of(key)} again");
            }

            input.Read();
            pairs.Add(key, _value.Read(ref input));
        }

        return pairs;
    }

    protected override void WriteContent(JsonOutput output, T value, Selection? selection)
    {
        var separator = "{"u8;
        foreach (var (key, item) in value)
        {
            output.WriteRaw(separator);
            separator = ","u8;
            output.WriteText(key);
            output.WriteRaw(":"u8);
            Selection? within = null;
            if (selection is null || selection.Includes(key, out within))
            {
                _value.Write(output, item, within);
            }
            else
            {
                output.WriteNull();
            }
        }

        output.WriteRaw(value.Count == 0 ? "{}"u8 : "}"u8);
    }
}
