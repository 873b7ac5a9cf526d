using System.Text.Json;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Reads and writes the values of a type as JSON. One instance per type; thread-safe.</summary>
internal abstract class JsonConverter
{
    /// <summary>Reads a value of the type.</summary>
    /// <param name="input">
    /// The input at the first token of the value; it is moved to the last token of the value.
    /// </param>
    /// <param name="present">The present value, which the new value replaces or is merged into; or null.</param>
    /// <returns>The value; for JSON null the default of the type, which is null or zero.</returns>
    /// <exception cref="Errors.RestException">The value is not of the type.</exception>
    public abstract object? ReadObject(ref JsonInput input, object? present);

    /// <summary>Writes a value of the type.</summary>
    /// <param name="output">The output to write to.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="selection">The members to write; null for all.</param>
    public abstract void WriteObject(JsonOutput output, object? value, Selection? selection);
}

/// <summary>Reads and writes the values of a type as JSON.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class JsonConverter<T> : JsonConverter
{
    /// <inheritdoc/>
    public override object? ReadObject(ref JsonInput input, object? present) =>
        present is null ? Read(ref input) : ReadOver(ref input, (T)present);

    /// <inheritdoc/>
    public override void WriteObject(JsonOutput output, object? value, Selection? selection) =>
        Write(output, (T)value!, selection);

    /// <summary>Reads a value. Null is read as the default of the type, like nil in SOAP.</summary>
    public T Read(ref JsonInput input) => input.TokenType == JsonTokenType.Null ? default! : ReadContent(ref input);

    /// <summary>Reads a value over the present one: of an object, only the members in the JSON are changed.</summary>
    /// <remarks>The rule of merge patches. Source: https://www.rfc-editor.org/rfc/rfc7396</remarks>
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
