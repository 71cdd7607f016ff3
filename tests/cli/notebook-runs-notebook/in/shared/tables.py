# Databricks notebook source
orders = spark.read.table("orders")

def newest(n):
    return orders.orderBy("day").limit(n)
