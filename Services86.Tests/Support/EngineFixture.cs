namespace Services86.Tests.Support;

/// <summary>Runs the tests of a class with each database engine.</summary>
/// <param name="engine">The database engine.</param>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.SqliteTwice)]
[TestFixture(TestEngine.PostgreSql)]
internal abstract class EngineFixture(TestEngine engine) : DatabaseFixture(engine);
