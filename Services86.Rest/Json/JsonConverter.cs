using System.Text.Json;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>How values of a type stand in JSON. Made once per type; may be shared between threads.</summary>
internal abstract class JsonConverter
{
    /// <summary>Reads a value of the type.</summary>
    /// <param name="input">At the first token of the value; it is moved to the last one.</param>
    /// <param name="present">The value that is there before, or null.</param>
    /// <returns>The value; the default of the type, which is null or zero, for null.</returns>
    /// <exception cref="Errors.RestException">The value is not of the type.</exception>
    public abstract object? ReadObject(ref JsonInput input, object? present);

    /// <summary>Writes a value of the type.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="selection">The members to write; null for all.</param>
    public abstract void WriteObject(JsonOutput output, object? value, Selection? selection);
}

/// <summary>How values of a type stand in JSON.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class JsonConverter<T> : JsonConverter
{
    /// <inheritdoc/>
    public override object? ReadObject(ref JsonInput input, object? present) =>
        present is null ? Read(ref input) : ReadOver(ref input, (T)present);

    /// <inheritdoc/>
    public override void WriteObject(JsonOutput output, object? value, Selection? selection) =>
        Write(output, (T)value!, selection);

    /// <summary>Reads a value. Null is the default of the type, as nil is in SOAP.</summary>
    public T Read(ref JsonInput input) => input.TokenType == JsonTokenType.Null ? default! : ReadContent(ref input);

    /// <summary>Reads a value in place of one that is there; of an object only the members change that are named.</summary>
    /// <remarks>So are merge patches meant. Source: https://www.rfc-editor.org/rfc/rfc7396</remarks>
    public virtual T ReadOver(ref JsonInput input, T present) => Read(ref input);

    /// <summary>Writes a value, or null.</summary>
    public void Write(JsonOutput output, T value, Selection? selection)
    {
        if (value is null)
        {
            output.WriteNull();
        }
        else
        {
            WriteContent(output, value, selection);
        }
    }

    /// <summary>Reads a value that is not null.</summary>
    protected abstract T ReadContent(ref JsonInput input);

    /// <summary>Writes a value that is not null.</summary>
    protected abstract void WriteContent(JsonOutput output, T value, Selection? selection);
}
