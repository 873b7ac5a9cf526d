using Services86.Data.PostgreSql;

namespace Services86.Tests.Data.PostgreSql;

internal sealed class ConnectionStringTests
{
    private const string Required = "Host=db;Database=services86";

    [TestCase("", 48)]
    [TestCase("Maximum Pool Size=12", 12)]
    [TestCase("Maximum Pool Size=100", 100)]
    [TestCase("MaxPoolSize=100", 100)]
    public void The_pool_has_the_size_of_the_connection_string_or_48(string setting, int expected) => Assert.That(
        PostgreSqlDataSource.Read($"{Required};{setting}").MaxPoolSize, Is.EqualTo(expected));

    [TestCase("", 200)]
    [TestCase("Max Auto Prepare=0", 0)]
    public void Statements_are_prepared_unless_the_connection_string_says_otherwise(string setting, int expected) =>
        Assert.That(PostgreSqlDataSource.Read($"{Required};{setting}").MaxAutoPrepare, Is.EqualTo(expected));

    [Test]
    public void Details_of_errors_which_quote_values_stay_off() => Assert.That(
        PostgreSqlDataSource.Read($"{Required};Include Error Detail=true").IncludeErrorDetail, Is.False);
}
