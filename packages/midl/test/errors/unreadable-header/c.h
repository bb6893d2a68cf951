typedef int GOOD;
class X { public: int x; };
template <class T> int f(T t);
