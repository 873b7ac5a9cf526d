using Services86.Data;

namespace Services86.Tests.Support;

/// <summary>Runs the tests of a class with each database engine.</summary>
/// <param name="provider">The database engine.</param>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal abstract class EngineFixture(DatabaseProvider provider) : DatabaseFixture(provider);
