using Services86.Description;

namespace Services86.CoreWcf;

/// <summary>
/// Converts between the parameters and the result of a method, as CoreWCF has them, and the parts of its messages.
/// </summary>
internal sealed class OperationParameters
{
    private readonly OperationDescription _operation;

    // The method has one parameter, the message contract of the request.
    private readonly bool _takesMessage;

    // The message contract of the reply; null for a plain result.
    private readonly Type? _replyMessage;

    /// <summary>Creates the conversion for an operation.</summary>
    public OperationParameters(OperationDescription operation)
    {
        _operation = operation;
        var parts = operation.Request.Parts;
        _takesMessage = parts.Count > 0
            ? parts[0].Accessor is not null
            : operation.Method.GetParameters().Length == 1;
        _replyMessage = operation.Reply.Parts is [{ Accessor: not null }, ..]
            ? operation.Method.ReturnType.GetGenericArguments()[0]
            : null;
    }

    /// <summary>Creates the array for the parameters of a call.</summary>
    public object[] Allocate() => new object[_takesMessage ? 1 : _operation.Request.Parts.Count];

    /// <summary>Returns a value for each part of the request.</summary>
    public object?[] ArgumentsOf(object?[] inputs) => _takesMessage
        ? [.. _operation.Request.Parts.Select(part => part.Accessor!.GetValue(inputs[0]!))]
        : inputs;

    /// <summary>Returns the result of the method.</summary>
    /// <param name="results">A value for each part of the reply; null for a reply whose parts are all nil.</param>
    public object? ResultOf(object?[]? results)
    {
        if (_replyMessage is null)
        {
            return results is [var single] ? single
                : _operation.Reply.Parts is [var part] ? part.DefaultValue
                : null;
        }

        var message = Activator.CreateInstance(_replyMessage)!;
        for (var i = 0; results is not null && i < results.Length; i++)
        {
            _operation.Reply.Parts[i].Accessor!.SetValue(message, results[i]);
        }

        return message;
    }
}
