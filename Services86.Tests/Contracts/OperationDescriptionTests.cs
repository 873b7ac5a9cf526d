using System.ServiceModel;
using Services86.Description;

namespace Services86.Tests.Contracts;

internal sealed class OperationDescriptionTests
{
    private static readonly ContractDescription Contract = ContractDescription.Of(typeof(ICalculator));

    [ServiceContract]
    private interface ICalculator
    {
        [OperationContract]
        Task<int> AddAsync(int first, int second);

        [OperationContract]
        Task<string?> EchoAsync(string? text);

        [OperationContract]
        Task<int> AnswerAsync();

        [OperationContract]
        Task ForgetAsync(string? text);

        [OperationContract]
        Task<Quotient> DivideAsync(Division division);

        [OperationContract]
        Task ThrowAsync();

        [OperationContract]
        Task ThrowLaterAsync();
    }

    [TestCase("Add", new object[] { 3, 4 }, new object[] { 7 })]
    [TestCase("Echo", new object?[] { "a" }, new object?[] { "a" })]
    [TestCase("Echo", new object?[] { null }, new object?[] { null })]
    [TestCase("Answer", new object[0], new object[] { 42 })]
    public async Task A_method_gets_the_request_parts_and_its_result_is_the_reply_part(
        string operation, object?[] arguments, object?[] expected)
    {
        var results = await InvokeAsync(new Calculator(), operation, arguments);

        Assert.That(results, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_method_without_a_result_has_no_reply_parts()
    {
        var calculator = new Calculator();

        var results = await InvokeAsync(calculator, "Forget", "a text");

        Assert.That(results, Is.Empty);
        Assert.That(calculator.Forgotten, Is.EqualTo("a text"));
    }

    [Test]
    public async Task Message_contracts_are_built_and_read_in_wire_order()
    {
        var operation = OperationOf("Divide");

        var results = await InvokeAsync(new Calculator(), "Divide", 17, 5);

        Assert.That(operation.Request.Parts.Select(part => part.Name), Is.EqualTo(["Dividend", "Divisor"]));
        Assert.That(operation.Reply.Parts.Select(part => part.Name), Is.EqualTo(["Whole", "Rest"]));
        Assert.That(results, Is.EqualTo(new object[] { 3, 2 }));
    }

    [TestCase("Throw", "at once")]
    [TestCase("ThrowLater", "later")]
    public void An_exception_is_not_wrapped(string operation, string message)
    {
        Assert.That(
            () => InvokeAsync(new Calculator(), operation),
            Throws.TypeOf<InvalidOperationException>().With.Message.EqualTo(message));
    }

    private static OperationDescription OperationOf(string name) => Contract.Operations.Single(o => o.Name == name);

    private static async Task<object?[]> InvokeAsync(ICalculator agent, string operation, params object?[] arguments) =>
        await OperationOf(operation).InvokeAsync(agent, arguments);

    [MessageContract(WrapperName = "Divide")]
    private sealed class Division
    {
        [MessageBodyMember(Order = 1)]
        public int Divisor { get; set; }

        [MessageBodyMember(Order = 0)]
        public int Dividend { get; set; }
    }

    [MessageContract]
    private sealed class Quotient
    {
        [MessageBodyMember(Order = 1)]
        public int Rest { get; set; }

        [MessageBodyMember(Order = 0)]
        public int Whole { get; set; }
    }

    private sealed class Calculator : ICalculator
    {
        public string? Forgotten { get; private set; }

        public Task<int> AddAsync(int first, int second) => Task.FromResult(first + second);

        public Task<string?> EchoAsync(string? text) => Task.FromResult(text);

        public Task<int> AnswerAsync() => Task.FromResult(42);

        public Task ForgetAsync(string? text)
        {
            Forgotten = text;
            return Task.CompletedTask;
        }

        public Task<Quotient> DivideAsync(Division division) => Task.FromResult(
            new Quotient { Whole = division.Dividend / division.Divisor, Rest = division.Dividend % division.Divisor });

        public Task ThrowAsync() => throw new InvalidOperationException("at once");

        public async Task ThrowLaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("later");
        }
    }
}
