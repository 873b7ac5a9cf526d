using Services86.Tests.Support;

/// <summary>Ends the run of all tests. It has no namespace, so that it is that of the whole assembly.</summary>
[SetUpFixture]
internal sealed class PostgreSqlRun
{
    [OneTimeTearDown]
    public static Task DropTemplate() => PostgreSqlDatabase.DropTemplateAsync();
}
