using System.Reflection;

namespace Services86.Description;

/// <summary>Calls a method with the parts of a request, and converts its result to the parts of the reply.</summary>
internal sealed class OperationInvoker
{
    private readonly MethodInvoker _method;
    private readonly MessageDescription _request;
    private readonly MessageDescription _reply;
    private readonly Type? _requestContract;
    private readonly ResultReader? _result;

    public OperationInvoker(MethodInfo method, MessageDescription request, MessageDescription reply)
    {
        _method = MethodInvoker.Create(method);
        _request = request;
        _reply = reply;
        _requestContract = MessageContracts.RequestOf(method);
        _result = ResultReader.Of(method);
    }

    public async ValueTask<object?[]> InvokeAsync(object agent, object?[] arguments)
    {
        var task = (Task)_method.Invoke(agent, _requestContract is null ? arguments : [Compose(arguments)])!;
        await task;
        if (_result is null)
        {
            return [];
        }

        var result = _result.Read(task);
        return _reply.Parts is [{ Accessor: null }] ? [result] : Decompose(result!);
    }

    private object Compose(object?[] arguments)
    {
        var message = Activator.CreateInstance(_requestContract!)!;
        for (var i = 0; i < arguments.Length; i++)
        {
            _request.Parts[i].Accessor!.SetValue(message, arguments[i]);
        }

        return message;
    }

    private object?[] Decompose(object message)
    {
        var values = new object?[_reply.Parts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _reply.Parts[i].Accessor!.GetValue(message);
        }

        return values;
    }

    private abstract class ResultReader
    {
        public static ResultReader? Of(MethodInfo method) =>
            method.ReturnType == typeof(Task)
                ? null
                : (ResultReader)Activator.CreateInstance(
                    typeof(ResultReader<>).MakeGenericType(method.ReturnType.GetGenericArguments()))!;

        public abstract object? Read(Task task);
    }

    private sealed class ResultReader<T> : ResultReader
    {
        public override object? Read(Task task) => ((Task<T>)task).Result;
    }
}
